# Prints which of the packages given as NAME;MARKER this interpreter lacks, one a line. Nothing of them is imported.
import re
import sys

# Packages whose module has another name; distributors often leave out what pip would know them by.
MODULES = {
    "attrs": "attr", "beautifulsoup4": "bs4", "faiss-cpu": "faiss", "faiss-gpu": "faiss", "jpype1": "jpype",
    "mecab-python3": "MeCab", "opencv-contrib-python": "cv2", "opencv-python": "cv2",
    "opencv-python-headless": "cv2", "pillow": "PIL", "pillow-simd": "PIL",
    "pytorch": "torch", "pyyaml": "yaml", "scikit-image": "skimage", "scikit-learn": "sklearn",
    "tensorflow-cpu": "tensorflow", "tensorflow-gpu": "tensorflow", "tensorboardx": "tensorboardX",
    "torch-cpu": "torch", "python-dateutil": "dateutil", "msgpack-python": "msgpack",
}
# What the platform brings, and what every Python has.
ALWAYS = {"nsml", "python", "pip", "setuptools", "wheel", "argparse", "pathlib", "typing", "enum34", "futures"}


def normal(name):
    return re.sub(r"[-_.]+", "-", name or "").lower()


def installed():
    try:
        from importlib.metadata import distributions

        return {normal(d.metadata["Name"]) for d in distributions()}
    except ImportError:
        try:
            import pkg_resources

            return {normal(d.project_name) for d in pkg_resources.working_set}
        except ImportError:
            return set()


def importable(module):
    import importlib.util

    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def applies(marker):
    if not marker:
        return True
    for place in ("packaging.markers", "setuptools.extern.packaging.markers", "pip._vendor.packaging.markers"):
        try:
            module = __import__(place, fromlist=["Marker"])
        except Exception:
            continue
        try:
            return module.Marker(marker).evaluate({"extra": ""})
        except Exception:
            return True
    return True


have = installed()
for wanted in sys.argv[1:]:
    name, _, marker = wanted.partition(";")
    key = normal(name)
    if key in ALWAYS or key in have or not applies(marker):
        continue
    if not importable(MODULES.get(key, key.replace("-", "_"))):
        print(name)
