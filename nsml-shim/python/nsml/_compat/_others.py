"""Smaller things of other libraries."""


def mend_torchvision(transforms):
    for name, new_name in (("Scale", "Resize"), ("RandomSizedCrop", "RandomResizedCrop")):
        if not hasattr(transforms, name):
            setattr(transforms, name, getattr(transforms, new_name))


def mend_yaml(yaml):
    """Since 6.0, load wants a loader."""
    load = yaml.load
    yaml.load = lambda stream, Loader=getattr(yaml, "FullLoader", yaml.Loader): load(stream, Loader=Loader)


def mend_pandas(pandas):
    for kind in (pandas.DataFrame, pandas.Series):
        if not hasattr(kind, "as_matrix"):
            kind.as_matrix = lambda self: self.values
        if not hasattr(kind, "append"):
            kind.append = _appended(pandas)


def _appended(pandas):
    def append(self, other, ignore_index=False, **_):
        if isinstance(other, dict):
            other = pandas.DataFrame([other])
        elif isinstance(self, pandas.DataFrame) and isinstance(other, pandas.Series):
            other = other.to_frame().T
        others = list(other) if isinstance(other, (list, tuple)) else [other]
        return pandas.concat([self] + others, ignore_index=ignore_index)

    return append
