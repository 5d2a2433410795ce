/// Does nothing, with the libraries of patgraph: what starting costs before any work.
int main() {
  return 0;
}
