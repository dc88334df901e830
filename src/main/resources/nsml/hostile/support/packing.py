"""Makes packages as nsml package does, and lets a case spoil one thing."""
import hashlib
import json
import zipfile

MAIN = b"import nsml\nnsml.bind(save=lambda p: open(p, 'w').close(), load=lambda p: None, infer=lambda *a: [])\nnsml.save('1')\n"


def entry(name, attributes=0o100644, compression=zipfile.ZIP_STORED):
    """An entry as it would be written on Unix."""
    info = zipfile.ZipInfo(name, (1980, 2, 1, 0, 0, 0))
    info.create_system = 3
    info.external_attr = attributes << 16
    info.compress_type = compression
    return info


def manifest(files, main='main.py'):
    """The manifest of some files, by their paths."""
    listed = [{'path': path, 'size': len(content), 'sha256': hashlib.sha256(content).hexdigest()}
              for path, content in sorted(files.items())]
    tree = ''.join('%s %d %s\n' % (file['sha256'], file['size'], file['path']) for file in listed)
    return json.dumps({
        'format': 1, 'entry': main, 'language': 'python', 'arguments': [], 'shim': 1,
        'digest': hashlib.sha256(tree.encode('utf-8', 'surrogateescape')).hexdigest(),
        'limits': {'files': 100, 'size': 52428800, 'file': 4194304, 'warn': 10000000}, 'files': listed})


def pack(files=None, more=(), attributes=0o100644, listed=None, compression=zipfile.ZIP_STORED):
    """Writes package.nsml.

    files are listed in the manifest (unless listed says otherwise) and packed below code/; more are pairs of an entry and its
    content, packed as they are.
    """
    files = {'main.py': MAIN, **(files or {})}
    with zipfile.ZipFile('package.nsml', 'w') as package:
        package.writestr(entry('nsml.json'), manifest(files if listed is None else listed))
        for path, content in sorted(files.items()):
            package.writestr(entry('code/' + path, attributes, compression), content)
        for info, content in more:
            package.writestr(info, content)
