package org.brainrank.method.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.testkit.MethodContract;

/** {@code baseline=token} has no default token. */
abstract class PathContract extends MethodContract {
    @Override
    protected List<Map<String, Object>> variants() {
        List<Map<String, Object>> variants = new ArrayList<>();
        for (Map<String, Object> variant : super.variants()) {
            Map<String, Object> complete = new HashMap<>(variant);
            if ("token".equals(variant.get("baseline"))) {
                complete.put("baseline-token", 7);
            }
            variants.add(complete);
        }
        return variants;
    }
}
