"""Restores what scripts of 2018 and early 2019 take for granted and today's libraries no longer have.

Nothing is imported for it: each library is mended when the script imports it. See docs/python.md for the list.
"""

import sys

from . import _numpy, _others, _python, _scipy, _sources, _torch
from ._imports import AfterImport, Renamed


def install(sources=None):
    """Prepares for the imports of this process; with a folder, mends the scripts in it as well."""
    if sources is not None:
        _sources.mend(sources)
    _python.mend()
    sys.meta_path.insert(0, AfterImport({
        "numpy": _numpy.mend,
        "torch": _torch.mend,
        "torchvision.transforms": _others.mend_torchvision,
        "yaml": _others.mend_yaml,
        "scipy.misc": _scipy.mend,
        "pandas": _others.mend_pandas,
    }))
    sys.meta_path.append(Renamed({
        "sklearn.cross_validation": "sklearn.model_selection",
        "sklearn.grid_search": "sklearn.model_selection",
        "sklearn.externals.joblib": "joblib",
    }))
