# case: 63,66
# title: a package with content that is not what the manifest says
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack(listed={'main.py': packing.MAIN.replace(b'1', b'2')})


harmless.run(train)
