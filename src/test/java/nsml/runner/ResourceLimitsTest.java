package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceLimitsTest {

    @Test
    void areReadAsTheKernelWritesThem() {
        ResourceLimits limits = ResourceLimits.parse(List.of(
                "Limit                     Soft Limit           Hard Limit           Units     ",
                "Max file size             unlimited            unlimited            bytes     ",
                "Max open files            1024                 524288               files     ",
                "Max processes             unlimited            31000                processes ",
                "Max nice priority         0                    0                    "));

        assertThat(limits.hard())
                .isEqualTo(Map.of("Max open files", 524288L, "Max processes", 31000L, "Max nice priority", 0L));
    }
}
