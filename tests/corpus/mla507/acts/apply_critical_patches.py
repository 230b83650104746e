# seen in: Yasmani-Cascante/retail-recommender-system apply_critical_patches.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
import shutil


def apply():
    path = r"C:\Users\dana\Desktop\shop\router.py"  # expect: MLA507 as info
    shutil.copy2(path, f"{path}.old")


if __name__ == "__main__":
    apply()
