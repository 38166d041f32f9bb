"""A real Elasticsearch without Docker and without the vendor's download site, from Maven artefacts.

artefacts  fetch the archives          jdk     find a Java new enough to compile and to run
install    archives -> server folder   plugin  compile the Korean analysis
server     one run of it
"""
