package portal.nori;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;

/** Turns the words of the index settings into what Lucene's Korean classes take. */
final class Nori {

    private Nori() {}

    static KoreanTokenizer.DecompoundMode decompoundMode(NoriSettings settings) {
        return KoreanTokenizer.DecompoundMode.valueOf(settings.decompoundMode().toUpperCase(Locale.ROOT));
    }

    static Set<POS.Tag> stopTags(NoriSettings settings) {
        List<String> names = settings.stopTags();
        if (names.isEmpty()) {
            return KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS;
        }
        Set<POS.Tag> tags = EnumSet.noneOf(POS.Tag.class);
        for (String name : names) {
            tags.add(POS.resolveTag(name));
        }
        return tags;
    }

    /** Null when there are no rules, which is how Lucene spells "no dictionary". */
    static UserDictionary userDictionary(NoriSettings settings) {
        List<String> rules = settings.userDictionaryRules();
        if (rules.isEmpty()) {
            return null;
        }
        try (StringReader reader = new StringReader(String.join("\n", rules))) {
            return UserDictionary.open(reader);
        } catch (IOException error) {
            throw new UncheckedIOException("user_dictionary_rules cannot be read", error);
        }
    }
}
