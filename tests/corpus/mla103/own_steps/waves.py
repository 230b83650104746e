import pywt


def denoise_wave(picture):
    return pywt.threshold(picture, 0.1)
