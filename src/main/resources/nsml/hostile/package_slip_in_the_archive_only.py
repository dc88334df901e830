# case: 56
# title: a package with an entry above its folder, of which the manifest says nothing
# mode: package
# expect: REFUSED
# protects: package
# finds: file /tmp/nsml-hostile-61256
import harmless
import packing


def train():
    packing.pack(more=[(packing.entry('../../../../tmp/nsml-hostile-61256'), b'x'), (packing.entry('code/../../x'), b'x')])


harmless.run(train)
