"""Changes modules as they are imported."""

import importlib
import sys
from importlib.machinery import ModuleSpec


class AfterImport(object):
    """Calls a function with a module right after its first import."""

    def __init__(self, mends):
        self._mends = dict(mends)

    def find_spec(self, name, path=None, target=None):
        mend = self._mends.get(name)
        if mend is None:
            return None
        for finder in sys.meta_path:
            find_spec = None if finder is self else getattr(finder, "find_spec", None)
            spec = find_spec and find_spec(name, path, target)
            if spec is not None:
                if hasattr(spec.loader, "exec_module"):
                    spec.loader = _MendingLoader(spec.loader, mend)
                return spec
        return None


class _MendingLoader(object):

    def __init__(self, loader, mend):
        self._loader = loader
        self._mend = mend

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        try:
            self._mend(module)
        except Exception as error:
            print("nsml: --compat 2019 could not mend all of %s: %r" % (module.__name__, error), flush=True)

    def __getattr__(self, name):
        return getattr(self._loader, name)


class Renamed(object):
    """Finds a module that went, by the one that has its contents now; asked last."""

    def __init__(self, new_names):
        self._new_names = new_names

    def find_spec(self, name, path=None, target=None):
        new_name = self._new_names.get(name)
        return None if new_name is None else ModuleSpec(name, _CopyingLoader(new_name))


class _CopyingLoader(object):

    def __init__(self, name):
        self._name = name

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        contents = vars(importlib.import_module(self._name))
        vars(module).update((name, value) for name, value in contents.items() if not name.startswith("__"))
