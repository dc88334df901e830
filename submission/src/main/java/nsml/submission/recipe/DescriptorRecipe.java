package nsml.submission.recipe;

import nsml.submission.descriptor.Descriptor;
import nsml.submission.descriptor.FeatureMap;
import nsml.submission.descriptor.RegionGrid;

/** How a feature map becomes a vector. */
public interface DescriptorRecipe {

    /**
     * Makes the descriptor for all pictures.
     *
     * @param sample the map of one of them, for a descriptor that takes its regions from a sample
     */
    Descriptor descriptor(FeatureMap sample);

    /** The same descriptor, whatever the sample. */
    static DescriptorRecipe fixed(Descriptor descriptor) {
        return sample -> descriptor;
    }

    /** R-MAC with the regions that suit the sample, as the 2018 system had it. */
    static DescriptorRecipe rmacOfSample(int levels) {
        return sample -> Descriptor.rmac(RegionGrid.of(sample.width(), sample.height(), levels));
    }
}
