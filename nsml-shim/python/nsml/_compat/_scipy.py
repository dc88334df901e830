"""The picture functions of scipy.misc, which went with 1.2; they worked by PIL, as these do."""


def mend(misc):
    from PIL import Image
    import numpy

    def imread(name, flatten=False, mode=None):
        picture = Image.open(name)
        if mode is not None:
            picture = picture.convert(mode)
        elif picture.mode in ("P", "1"):
            picture = picture.convert("RGB" if picture.mode == "P" else "L")
        return numpy.array(picture.convert("F") if flatten else picture)

    def imsave(name, array, format=None):
        toimage(array).save(name, format=format)

    def imresize(array, size, interp="bilinear", mode=None):
        picture = toimage(array, mode)
        if isinstance(size, (int, numpy.integer)):
            size = size / 100.0
        if isinstance(size, (float, numpy.floating)):
            width, height = (int(length * size) for length in picture.size)
        else:
            height, width = size[:2]
        return numpy.array(picture.resize((int(width), int(height)), _FILTERS[interp]))

    def toimage(array, mode=None):
        """Values that are no bytes are stretched to the whole range."""
        array = numpy.asarray(array)
        if array.dtype != numpy.uint8:
            low, high = float(array.min()), float(array.max())
            array = ((array - low) * (255.0 / ((high - low) or 1)) + 0.5).astype(numpy.uint8)
        if array.ndim == 3 and array.shape[2] not in (3, 4) and array.shape[0] in (3, 4):
            array = array.transpose(1, 2, 0)
        picture = Image.fromarray(array)
        return picture if mode is None else picture.convert(mode)

    for function in (imread, imsave, imresize, toimage):
        if not hasattr(misc, function.__name__):
            setattr(misc, function.__name__, function)


#: PIL's numbers for its filters.
_FILTERS = {"nearest": 0, "lanczos": 1, "bilinear": 2, "bicubic": 3, "cubic": 3}
