package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** A minimal system of this machine's own release, which {@code debootstrap} makes from the mirrors that its apt uses. */
final class DebianBase implements Recipe {

    @Override
    public String name() {
        return "base-debian";
    }

    @Override
    public String image() {
        return "nsml/base-debian";
    }

    @Override
    public Optional<Recipe> base() {
        return Optional.empty();
    }

    @Override
    public List<String> key(Path folder) throws IOException, InterruptedException {
        AptSources sources = AptSources.ofThisMachine();
        return List.of(sources.release(), sources.list(), sources.settings());
    }

    @Override
    public void fill(BuildContext context, Path folder) throws IOException, InterruptedException {
        AptSources sources = AptSources.ofThisMachine();
        Path work = Files.createTempDirectory("nsml-debian-");
        Path root = work.resolve("root");
        Path archive = work.resolve("root.tar");
        try {
            Tool.ask(
                            List.of(
                                    "debootstrap",
                                    "--variant=minbase",
                                    sources.release(),
                                    root.toString(),
                                    sources.mirror()),
                            sources.proxy()
                                    .map(proxy -> Map.of("http_proxy", proxy))
                                    .orElse(Map.of()))
                    .orFail();
            Files.writeString(root.resolve("etc/apt/sources.list"), sources.list());
            Files.writeString(root.resolve("etc/apt/apt.conf.d/90host"), sources.settings());
            Tool.ask(List.of("tar", "--one-file-system", "-C", root.toString(), "-cf", archive.toString(), "."))
                    .orFail();
            context.file(archive, "root.tar");
        } finally {
            release(root);
            FileUtils.deleteDirectory(work.toFile());
        }
    }

    /** Killed in its midst, debootstrap leaves file systems of the kernel mounted; what lies there is not to be deleted. */
    private static void release(Path root) throws IOException, InterruptedException {
        for (String name : List.of("proc", "sys")) {
            if (Files.isDirectory(root.resolve(name))) {
                Tool.ask(List.of("umount", root.resolve(name).toString()));
            }
        }
    }
}
