# case: 56
# title: a package with files above its folder
# mode: package
# expect: REFUSED
# protects: package
# finds: file /tmp/nsml-hostile-61156
import harmless
import packing


def train():
    packing.pack({'../../../../tmp/nsml-hostile-61156': b'x', 'code/../../../x': b'x'})


harmless.run(train)
