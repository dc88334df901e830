# case: 60
# title: a package with 200,000 empty files
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack(more=((packing.entry('code/%d' % number), b'') for number in range(200000)))


harmless.run(train)
