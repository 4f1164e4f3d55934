package org.brainrank.pipeline;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.features.Unit;
import org.brainrank.provenance.Machine;
import org.brainrank.provenance.VariantHash;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Sha256;
import org.brainrank.spi.dataset.Exclusion;
import org.brainrank.spi.dataset.Target;

/** Puts together where a run's numbers come from. */
final class ManifestWriter {
    private ManifestWriter() {}

    static Manifest of(
            Preparation preparation,
            RunContext context,
            boolean limited,
            Instant started,
            Optional<Instant> finished,
            Map<String, Double> phases,
            List<String> notes) {
        return new Manifest(
                RunFolder.SCHEMA_VERSION,
                preparation.experiment().name(),
                Sha256.of(context.resolvedConfig()),
                limited,
                started.toString(),
                finished.map(Instant::toString).orElse(""),
                Machine.environment(preparation.options().threads(), context.engine()),
                context.plugins(),
                preparation.models().stream().map(ManifestWriter::model).toList(),
                dataset(preparation),
                preparation.seeds().used(),
                new LinkedHashMap<>(phases),
                List.copyOf(notes),
                preparation.leakage(),
                variants(preparation));
    }

    private static Map<String, Manifest.Variant> variants(Preparation preparation) {
        String window = preparation.experiment().window().spelled();
        Map<String, Manifest.Variant> variants = new LinkedHashMap<>();
        for (PreparedModel model : preparation.models()) {
            String sha256 = model.info().sha256();
            model.units().stream()
                    .map(Unit::variant)
                    .distinct()
                    .forEach(variant -> variants.put(
                            VariantHash.of(variant, window, sha256),
                            new Manifest.Variant(model.choice().name(), variant, window, sha256)));
        }
        return variants;
    }

    private static Manifest.Model model(PreparedModel model) {
        return new Manifest.Model(
                model.info().id(),
                model.info().architecture(),
                model.info().layers(),
                model.info().width(),
                model.info().parameters(),
                model.info().sha256());
    }

    private static Manifest.Dataset dataset(Preparation preparation) {
        Brains brains = preparation.brains();
        Map<String, String> exclusions = new LinkedHashMap<>();
        for (Exclusion exclusion : preparation.dataset().exclusions()) {
            exclusions.put(exclusion.subject(), exclusion.reason());
        }
        Map<String, Integer> targets = new LinkedHashMap<>();
        for (Target target : brains.targets()) {
            targets.merge(target.roi(), 1, Integer::sum);
        }
        return new Manifest.Dataset(
                brains.dataset(),
                preparation.dataset().version(),
                preparation.dataset().sha256(),
                brains.stories().stream().map(story -> story.id()).toList(),
                brains.subjects(),
                exclusions,
                brains.stories().stream()
                        .mapToInt(story -> story.words().size())
                        .sum(),
                Arrays.stream(brains.runLengths()).boxed().toList(),
                targets,
                brains.timings().get(0).repetitionTime(),
                preparation.datasetCard().licence());
    }
}
