# case: 61
# title: a package with names that differ in upper and lower case only
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'Data.txt': b'1', 'data.txt': b'2', 'Lib/x': b'1', 'lib/y': b'2'})


harmless.run(train)
