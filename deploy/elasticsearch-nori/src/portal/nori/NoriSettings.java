package portal.nori;

import java.util.List;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;
import org.elasticsearch.plugin.settings.StringSetting;

/** What an index may set; the server implements it. Names and defaults are those of the official plugin. */
@AnalysisSettings
public interface NoriSettings {

    @StringSetting(path = "decompound_mode", defaultValue = "discard")
    String decompoundMode();

    @BooleanSetting(path = "discard_punctuation", defaultValue = true)
    boolean discardPunctuation();

    @ListSetting(path = "stoptags")
    List<String> stopTags();

    @ListSetting(path = "user_dictionary_rules")
    List<String> userDictionaryRules();
}
