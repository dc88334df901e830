# case: 60
# title: a package with 20,000 empty files, all in the manifest
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({str(number): b'' for number in range(20000)})


harmless.run(train)
