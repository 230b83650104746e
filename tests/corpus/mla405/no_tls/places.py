from yarl import URL

INSIDE = URL("http://10.0.0.7:9000/api")
OUTSIDE = URL("https://features.example.org/api")
