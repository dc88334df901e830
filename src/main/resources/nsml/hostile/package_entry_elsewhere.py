# case: 56
# title: a package with an entry that lies outside, by its manifest
# mode: package
# expect: REFUSED
# protects: package
import zipfile

import harmless
import packing


def train():
    listed = packing.manifest({'main.py': packing.MAIN}, main='../../../usr/lib/python3/dist-packages/x.py')
    with zipfile.ZipFile('package.nsml', 'w') as package:
        package.writestr(packing.entry('nsml.json'), listed)
        package.writestr(packing.entry('code/main.py'), packing.MAIN)


harmless.run(train)
