package portal.nori;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.AnalyzerFactory;

/** The whole chain as Lucene builds it: tokenizer, stop tags, Hanja to Hangul, lower case. */
@NamedComponent("nori")
public final class NoriAnalyzer implements AnalyzerFactory {

    private final NoriSettings settings;

    @Inject
    public NoriAnalyzer(NoriSettings settings) {
        this.settings = settings;
    }

    @Override
    public Analyzer create() {
        return new KoreanAnalyzer(
            Nori.userDictionary(settings), Nori.decompoundMode(settings), Nori.stopTags(settings), false);
    }
}
