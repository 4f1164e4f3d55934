package org.brainrank.dataset.pereira2018;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.matlab.MatlabFile;
import org.brainrank.formats.matlab.MatlabValue;

/**
 * One participant's file of one experiment.
 *
 * @param file as published
 * @param sentences in the order of the rows
 * @param passages label of the passage of each sentence
 * @param atlas the regions
 */
record Experiment(Path file, List<String> sentences, List<Integer> passages, Atlas atlas) {
    private static final List<String> RESPONSES = List.of("examples_passagesentences", "examples");

    /** Reads all but the responses. */
    static Experiment read(Path path, String atlas) {
        Variables variables = new Variables(path);
        try (MatlabFile mat = MatlabFile.open(path)) {
            List<String> sentences = new ArrayList<>();
            for (MatlabValue sentence : variables.cells(mat.read("keySentences"), "keySentences")) {
                String text = variables.text(sentence, "keySentences");
                if (text.isEmpty()) {
                    throw variables.problem("sentence " + (sentences.size() + 1) + " is empty", "words");
                }
                sentences.add(text);
            }
            List<Integer> passages = new ArrayList<>();
            for (double label :
                    variables.numbers(mat.read("labelsPassageForEachSentence"), "labelsPassageForEachSentence")) {
                if (!(label >= 1) || label != Math.rint(label)) {
                    throw variables.problem(
                            "passage " + label + " of sentence " + (passages.size() + 1), "a whole number from 1");
                }
                passages.add((int) label);
            }
            if (sentences.isEmpty() || sentences.size() != passages.size()) {
                throw variables.problem(
                        sentences.size() + " sentences and " + passages.size() + " labels of passages",
                        "as many, at least one");
            }
            return new Experiment(path, sentences, passages, Atlas.read(variables, mat.read("meta"), atlas));
        }
    }

    /** Rows of each passage, in order of their first sentence. */
    Map<Integer, List<Integer>> rows() {
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < passages.size(); row++) {
            rows.computeIfAbsent(passages.get(row), key -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    /** Mean of each region's voxels, shape (sentences, regions); the whole file is in memory for that long. */
    float[] means(List<String> regions) {
        Variables variables = new Variables(file);
        MatlabValue responses;
        try (MatlabFile mat = MatlabFile.open(file)) {
            String name = RESPONSES.stream()
                    .filter(mat.names()::contains)
                    .findFirst()
                    .orElseThrow(() -> variables.problem(
                            "no variable of " + RESPONSES + " among " + mat.names(), "sentences × voxels"));
            responses = mat.read(name);
        }
        double[] values = variables.numbers(responses, "examples");
        int rows = sentences.size();
        if (responses.dimensions().size() != 2 || responses.dimensions().get(0) != rows) {
            throw variables.problem("responses of axes " + responses.dimensions(), rows + " sentences × voxels");
        }
        float[] means = new float[rows * regions.size()];
        for (int region = 0; region < regions.size(); region++) {
            int[] columns = atlas.columns().get(regions.get(region));
            for (int row = 0; row < rows; row++) {
                means[row * regions.size() + region] = (float) mean(
                        variables,
                        values,
                        row,
                        rows,
                        columns,
                        responses.dimensions().get(1));
            }
        }
        return means;
    }

    /** MATLAB's order: the first index is fastest. */
    private static double mean(Variables variables, double[] values, int row, int rows, int[] columns, int voxels) {
        double sum = 0;
        for (int column : columns) {
            if (column >= voxels) {
                throw variables.problem("voxel " + (column + 1) + " in a region", "at most " + voxels);
            }
            double value = values[row + column * rows];
            if (!Float.isFinite((float) value)) {
                throw variables.problem(
                        "sentence " + (row + 1) + ", voxel " + (column + 1) + " is " + value, "a finite number");
            }
            sum += value;
        }
        return sum / columns.length;
    }
}
