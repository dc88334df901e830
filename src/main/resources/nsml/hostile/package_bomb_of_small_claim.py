# case: 60
# title: a package with 100 MB of zeros in 100 kB, listed as one byte
# mode: package
# expect: REFUSED
# protects: package
import zipfile

import harmless
import packing


def train():
    files = {'main.py': packing.MAIN, 'zeros': b'0'}
    packing.pack({'zeros': bytes(100 << 20)}, listed=files, compression=zipfile.ZIP_DEFLATED)


harmless.run(train)
