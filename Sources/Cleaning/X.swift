enum Cleaning {}
