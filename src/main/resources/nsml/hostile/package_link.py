# case: 57
# title: a package with a link, and a file that goes through it
# mode: package
# expect: REFUSED
# protects: package
# finds: file /tmp/nsml-hostile-61157
import harmless
import packing


def train():
    packing.pack({'out': b'/tmp', 'out/nsml-hostile-61157': b'x'}, attributes=0o120777)


harmless.run(train)
