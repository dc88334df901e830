# case: 56
# title: a package with absolute names, of Unix and of Windows
# mode: package
# expect: REFUSED
# protects: package
# finds: file /tmp/nsml-hostile-61356
import harmless
import packing


def train():
    packing.pack({'/tmp/nsml-hostile-61356': b'x', 'C:\\x': b'x', '..\\x': b'x'})


harmless.run(train)
