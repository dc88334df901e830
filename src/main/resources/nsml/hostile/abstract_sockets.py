# case: 45, 55
# title: unix sockets of the host: those without a file, and the usual ones with one
# mode: train
# expect: OK
# protects: network
import glob
import os
import socket

import harmless


def train():
    with open('/proc/net/unix') as table:
        names = {line.split(None, 7)[7].strip() for line in table.readlines()[1:] if len(line.split(None, 7)) > 7}
    names |= {'/run/docker.sock', '/var/run/docker.sock', '/run/dbus/system_bus_socket', '/run/systemd/private',
              '@/tmp/.X11-unix/X0', '@/containerd-shim'} | set(glob.glob('/run/**/*.sock', recursive=True))
    own = {os.environ.get('NSML_SOCKET')}
    for name in sorted(names - own):
        with socket.socket(socket.AF_UNIX) as out:
            out.settimeout(2)
            try:
                out.connect('\0' + name[1:] if name.startswith('@') else name)
                harmless.breach('connected to ' + name)
            except OSError:
                pass


harmless.run(train)
