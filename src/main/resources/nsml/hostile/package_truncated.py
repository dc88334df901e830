# case: 63
# title: a package with its last bytes missing
# mode: package
# expect: REFUSED
# protects: package
import os

import harmless
import packing


def train():
    packing.pack({'data': bytes(10000)})
    os.truncate('package.nsml', os.path.getsize('package.nsml') - 40)


harmless.run(train)
