package nsml.runner;

class PlainProcessTest extends SandboxContract {

    @Override
    Sandbox sandbox() {
        return Sandboxes.find(SandboxKind.NONE).orElseThrow();
    }
}
