package portal.nori;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenizerFactory;

@NamedComponent("nori_tokenizer")
public final class NoriTokenizer implements TokenizerFactory {

    private final NoriSettings settings;
    private final UserDictionary dictionary;

    @Inject
    public NoriTokenizer(NoriSettings settings) {
        this.settings = settings;
        this.dictionary = Nori.userDictionary(settings);
    }

    @Override
    public Tokenizer create() {
        return new KoreanTokenizer(
            TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
            dictionary,
            Nori.decompoundMode(settings),
            false,
            settings.discardPunctuation());
    }
}
