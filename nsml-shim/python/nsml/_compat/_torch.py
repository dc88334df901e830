"""Torch: idioms of 0.3 and 0.4, and GPU code on a machine without a GPU."""

import collections.abc
import contextlib
import copyreg
import functools
import inspect
import sys
import types

try:
    import ctypes
except ImportError:  # A Python may have been built without it.
    ctypes = None

_FACTORIES = ("tensor", "as_tensor", "zeros", "ones", "full", "empty", "rand", "randn", "randint", "randperm", "arange",
              "linspace", "logspace", "eye", "zeros_like", "ones_like", "full_like", "empty_like", "rand_like", "randn_like",
              "randint_like")

_NEW = ("new_tensor", "new_zeros", "new_ones", "new_full", "new_empty")

_KINDS = ("Float", "Double", "Half", "Byte", "Char", "Short", "Int", "Long", "Bool")


def mend(torch):
    _mend_old_idioms(torch)
    if torch.cuda.is_available():
        _load_whole_objects(torch, lambda where: where)
    else:
        _do_without_gpu(torch)


def _mend_old_idioms(torch):
    _mend_indexing(torch.Tensor)
    _mend_subtraction(torch)
    _mend_division(torch)
    _mend_variable(torch)
    for old_names, module in ((("clip_grad_norm",), torch.nn.utils),
                              (("uniform", "normal", "constant", "xavier_uniform", "xavier_normal", "kaiming_uniform",
                                "kaiming_normal", "orthogonal"), torch.nn.init)):
        for name in old_names:
            if not hasattr(module, name):
                setattr(module, name, getattr(module, name + "_"))
    iterator = getattr(torch.utils.data.dataloader, "_BaseDataLoaderIter", None)
    if iterator is not None and not hasattr(iterator, "next"):
        iterator.next = iterator.__next__
    if not hasattr(torch, "_six"):
        torch._six = types.ModuleType("torch._six")
        vars(torch._six).update(string_classes=(str, bytes), int_classes=int, container_abcs=collections.abc,
                                inf=float("inf"), nan=float("nan"), PY3=True, PY37=sys.version_info >= (3, 7))
        sys.modules.setdefault("torch._six", torch._six)


def _mend_indexing(tensor):
    """A loss had one dimension until 0.3: its first element is the number."""
    getitem = tensor.__getitem__

    @functools.wraps(getitem)
    def first_or_item(self, index):
        if type(index) is int and index == 0 and self.dim() == 0:
            return self.item()
        return getitem(self, index)

    tensor.__getitem__ = first_or_item
    _forget_sequence(tensor)


def _forget_sequence(kind):
    """Undoes what an index function in Python does besides.

    It makes a class a sequence in the eyes of C code, so that torch.tensor asks each number without dimensions in a list for
    its length. That mark is cleared where it is found; elsewhere those lists stay forbidden.
    """
    probe = type("Probe", (object,), {"__getitem__": kind.__getitem__})
    mark = _sequence_mark(probe)
    if not mark or not mark.value:
        return
    kinds = [kind]
    while kinds:
        each = kinds.pop()
        kinds.extend(each.__subclasses__())
        found = _sequence_mark(each)
        if found and found.value == mark.value:
            found.value = None


def _sequence_mark(kind):
    """The place of sq_item in a class of CPython, None in other Pythons."""
    if ctypes is None or sys.implementation.name != "cpython":
        return None
    word = ctypes.sizeof(ctypes.c_void_p)
    # Behind the head, which is that of an object, and the size come ten fields, and then the one for sequences.
    methods = ctypes.c_void_p.from_address(id(kind) + object.__basicsize__ + 11 * word).value
    return ctypes.c_void_p.from_address(methods + 3 * word) if methods else None


def _mend_subtraction(torch):
    """Comparisons gave small integers until 1.1, from which one could subtract."""
    if not hasattr(torch, "bool"):
        return

    def as_number(thing):
        return thing.to(torch.uint8) if isinstance(thing, torch.Tensor) and thing.dtype == torch.bool else thing

    for name in ("__sub__", "__rsub__"):
        subtract = getattr(torch.Tensor, name)

        def subtracting(self, other, subtract=subtract):
            return subtract(as_number(self), as_number(other))

        setattr(torch.Tensor, name, functools.wraps(subtract)(subtracting))


def _mend_division(torch):
    """Whole numbers divided by whole ones gave whole ones until 1.5, and an error in 1.6."""
    whole = (torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)
    divide = torch.Tensor.__truediv__

    @functools.wraps(divide)
    def dividing(self, other):
        if self.dtype in whole and (type(other) is int or isinstance(other, torch.Tensor) and other.dtype in whole):
            return torch.div(self, other, rounding_mode="trunc")
        return divide(self, other)

    if "rounding_mode" in (torch.div.__doc__ or ""):
        torch.Tensor.__truediv__ = dividing


def _mend_variable(torch):
    """Variables are tensors since 0.4; volatile ones took no part in gradients."""
    real = torch.autograd.Variable

    class OldVariable(real, metaclass=type(real)):

        def __new__(cls, data=None, requires_grad=False, volatile=False):
            if volatile:
                return data.detach()
            return real(data, requires_grad=requires_grad)

    OldVariable.__name__ = OldVariable.__qualname__ = "Variable"
    torch.autograd.Variable = torch.autograd.variable.Variable = OldVariable


def _do_without_gpu(torch):
    real_device = torch.device

    def here(where):
        """The CPU for a GPU, everything else as it is."""
        if isinstance(where, bool):
            return where
        if isinstance(where, int) or (isinstance(where, str) and where.startswith("cuda")):
            return real_device("cpu")
        return real_device("cpu") if isinstance(where, real_device) and where.type == "cuda" else where

    def staying(function):
        """A function that takes a device by keyword."""

        @functools.wraps(function)
        def stays(*arguments, **options):
            if options.get("device") is not None:
                options["device"] = here(options["device"])
            return function(*arguments, **options)

        return stays

    def moving(to):
        """A method that takes a device among its first arguments."""

        @functools.wraps(to)
        def stays(self, *arguments, **options):
            options = {name: here(value) if name == "device" else value for name, value in options.items()}
            return to(self, *[here(argument) for argument in arguments], **options)

        return stays

    for kind in (torch.Tensor, torch.nn.Module):
        kind.cuda = lambda self, *_, **__: self
        kind.to = moving(kind.to)
    torch.Tensor.pin_memory = lambda self, *_, **__: self
    for holder, names in ((torch, _FACTORIES), (torch.Tensor, _NEW)):
        for name in names:
            if hasattr(holder, name):
                setattr(holder, name, staying(getattr(holder, name)))
    torch.device = _device_class(real_device, here)
    # Pickled by the name of its class, which leads to the one that makes it now.
    copyreg.pickle(real_device, lambda device: (torch.device, (str(device),)))
    _mend_types(torch)
    _mend_cuda(torch)
    _mend_storages(torch)
    _load_whole_objects(torch, lambda where: here(where) if isinstance(where, (str, real_device)) else
                        where if callable(where) else "cpu")


def _device_class(real_device, here):
    """Devices are of a class that cannot be derived from; this one makes them and knows them."""

    class DeviceType(type):

        def __instancecheck__(cls, thing):
            return isinstance(thing, real_device)

        def __call__(cls, *arguments, **options):
            if arguments and isinstance(arguments[0], (int, str)):
                named = str(arguments[0])
                if isinstance(arguments[0], int) or named.startswith("cuda"):
                    return real_device("cpu")
            if str(options.get("type", "")).startswith("cuda"):
                return real_device("cpu")
            return here(real_device(*arguments, **options))

    return DeviceType("device", (), {"__module__": "torch"})


def _mend_types(torch):
    for kind in _KINDS:
        name = kind + "Tensor"
        if hasattr(torch, name):
            setattr(torch.cuda, name, getattr(torch, name))
    real_type = torch.Tensor.type

    @functools.wraps(real_type)
    def without_cuda(self, dtype=None, *arguments, **options):
        if isinstance(dtype, str):
            dtype = dtype.replace("torch.cuda.", "torch.")
        return real_type(self) if dtype is None else real_type(self, dtype, *arguments, **options)

    torch.Tensor.type = without_cuda
    set_default = torch.set_default_tensor_type
    torch.set_default_tensor_type = lambda kind: set_default(
        kind.replace("torch.cuda.", "torch.") if isinstance(kind, str) else kind)


def _mend_cuda(torch):
    for name in ("set_device", "synchronize", "empty_cache", "init", "ipc_collect", "manual_seed", "manual_seed_all", "seed",
                 "seed_all", "reset_max_memory_allocated", "reset_max_memory_cached", "reset_peak_memory_stats"):
        setattr(torch.cuda, name, lambda *_, **__: None)
    torch.cuda.current_device = lambda: 0
    torch.cuda.get_device_name = lambda *_: "CPU"
    for name in ("memory_allocated", "max_memory_allocated", "memory_cached", "max_memory_cached", "memory_reserved",
                 "max_memory_reserved"):
        setattr(torch.cuda, name, lambda *_, **__: 0)
    for name in ("device", "device_of", "stream"):
        setattr(torch.cuda, name, _no_context)
    torch.cuda.Stream = torch.cuda.Event = _Nothing


@contextlib.contextmanager
def _no_context(*_, **__):
    yield


class _Nothing(object):
    """Takes any call of a stream or an event."""

    def __init__(self, *_, **__):
        pass

    def elapsed_time(self, _):
        return 0.0

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: None


def _mend_storages(torch):
    """The map_location of many a script calls storage.cuda()."""
    for name in ("TypedStorage", "UntypedStorage", "_TypedStorage", "_UntypedStorage"):
        storage = getattr(torch, name, None) or getattr(torch.storage, name, None)
        if storage is not None:
            with contextlib.suppress(TypeError):
                storage.cuda = lambda self, *_, **__: self


def _load_whole_objects(torch, mapped):
    """Loads to where the machine has memory; and more than weights, as all versions did before 2.6."""
    load = torch.load
    takes_weights_only = "weights_only" in inspect.signature(load).parameters

    @functools.wraps(load)
    def loading(f, map_location=None, *arguments, **options):
        if takes_weights_only:
            options.setdefault("weights_only", False)
        return load(f, mapped(map_location), *arguments, **options)

    torch.load = loading
