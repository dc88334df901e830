# case: 60
# title: a package with 100 MB of zeros in 100 kB, listed as what it is
# mode: package
# expect: REFUSED
# protects: package
import zipfile

import harmless
import packing


def train():
    packing.pack({'zeros': bytes(100 << 20)}, compression=zipfile.ZIP_DEFLATED)


harmless.run(train)
