// Stands in for @vscode/native-watchdog, which would have to be compiled: whoever starts the server ends its process group.
exports.start = () => {};
exports.exit = code => process.exit(code ?? 0);
