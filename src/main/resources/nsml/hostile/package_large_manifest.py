# case: 60
# title: a package with a manifest of 200 MB, compressed
# mode: package
# expect: REFUSED
# protects: package
import zipfile

import harmless
import packing


def train():
    with zipfile.ZipFile('package.nsml', 'w', zipfile.ZIP_DEFLATED) as package:
        package.writestr('nsml.json', b'[' * (200 << 20))


harmless.run(train)
