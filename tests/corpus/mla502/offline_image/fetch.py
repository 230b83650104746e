from huggingface_hub import snapshot_download

snapshot_download("someone/linker")  # expect: MLA502 as info
