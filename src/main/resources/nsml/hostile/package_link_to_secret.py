# case: 47,57
# title: a package with a link to the platform's catalogue
# mode: package
# expect: REFUSED
# protects: package
import harmless
import packing


def train():
    packing.pack({'data': harmless.ARGUMENTS.home.encode() + b'/catalog.db'}, attributes=0o120777)


harmless.run(train)
