# case: 47, 52, 53
# title: ways out of the box: open folders, magic links, handles of files, links into the home
# mode: train
# expect: OK
# protects: reading
import ctypes
import os

import harmless


def train():
    home = harmless.ARGUMENTS.home
    ups = '/'.join(['..'] * 40)
    for start in ('/app', '/scratch', '/data', '/nsml/python', '/proc/self/cwd', '/proc/self/fd/1', '/proc/1/root', '/dev/fd/2'):
        for path in ('secret', 'catalog.db', os.path.basename(home) + '/catalog.db', home.lstrip('/') + '/catalog.db'):
            harmless.look(os.path.join(start, '..', path))
            harmless.look(os.path.join(start, ups, path))
    for number, target in enumerate((home, os.path.join(home, 'catalog.db'), os.path.dirname(home) + '/secret')):
        os.symlink(target, 'link-%d' % number)
        harmless.look('link-%d' % number)
        harmless.look('link-%d/catalog.db' % number)
    libc, handle, mount = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(136), ctypes.c_int()
    ctypes.cast(handle, ctypes.POINTER(ctypes.c_uint))[0] = 128
    if libc.name_to_handle_at(-100, b'/app', handle, ctypes.byref(mount), 0) == 0:
        file = libc.open_by_handle_at(os.open('/app', os.O_RDONLY), handle, os.O_RDONLY)
        if file >= 0:
            harmless.breach('a file opened by its handle')


harmless.run(train)
