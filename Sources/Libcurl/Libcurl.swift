// Libcurl
