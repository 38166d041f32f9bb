package portal.nori;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanNumberFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Korean number words to digits; needs a tokenizer that keeps punctuation. */
@NamedComponent("nori_number")
public final class NoriNumber implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream input) {
        return new KoreanNumberFilter(input);
    }
}
