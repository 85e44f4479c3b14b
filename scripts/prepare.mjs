// Builds the package after it is installed. npx, which links a project into a cache of its own before it runs the project's command,
// calls this too: everything is built by then, and a failure there would leave that link broken for good.
if (process.env.npm_command !== "exec") {
  process.argv.splice(2, process.argv.length, "build", "--if-needed");
  await import("./run.mjs");
}
