# case: -
# title: a package with nothing wrong, so that the others show something
# mode: package
# expect: OK
# protects: package
import harmless
import packing

harmless.run(packing.pack)
