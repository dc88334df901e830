"""What a script may know of its session. Child processes see the same."""

import os

from ._where import start as _start

#: Whether the platform runs this script.
IS_ON_NSML = _start is not None

#: The dataset's folder, read-only: /data/NAME; empty without a dataset and off the platform.
DATASET_PATH = _start["datasetPath"] if _start else ""

#: The dataset's name; empty without a dataset and off the platform.
DATASET_NAME = _start["dataset"] if _start else ""

HAS_DATASET = bool(DATASET_PATH)

#: The name of HAS_DATASET in early 2018.
IS_DATASET = HAS_DATASET

#: How many GPUs the session has.
GPU_NUM = _start.get("gpuCount", 0) if _start else 0

#: For instance team/ir_ph1/3; empty off the platform.
SESSION_NAME = _start["session"] if _start else ""

SESSION_ID = SESSION_NAME

#: A folder that outlives the session; empty, as this platform has none unless the variable of this name says so.
NSML_NFS_OUTPUT = os.environ.get("NSML_NFS_OUTPUT", "")

# Sessions of several machines exist on no platform but the original: this one is alone.
PARALLEL_WORLD = [""]
PARALLEL_PORTS = [""]
MY_RANK = 0
