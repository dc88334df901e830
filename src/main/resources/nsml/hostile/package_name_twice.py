# case: 61
# title: a package with two entries of one name, of which the second is another
# mode: package
# expect: REFUSED
# protects: package
import warnings

import harmless
import packing


def train():
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        packing.pack(more=[(packing.entry('code/main.py'), b'raise SystemExit(0)')])


harmless.run(train)
