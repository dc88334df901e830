package nsml.cli;

import nsml.dataset.DatasetName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads DATASET on the command line. */
final class DatasetNameConverter implements ITypeConverter<DatasetName> {

    @Override
    public DatasetName convert(String text) {
        try {
            return DatasetName.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
