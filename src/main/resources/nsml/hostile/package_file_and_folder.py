# case: 61
# title: a package with a name that is a file and a folder
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'a': b'1', 'a/b': b'2'})


harmless.run(train)
