// Generates a real Hexo site in the folder that it is given, and says which page each post has become.
const Hexo = require("hexo");
// The one that Hexo itself has: it may be older than the newest.
const { parse } = require(require.resolve("hexo-front-matter", { paths: [require.resolve("hexo")] }));
const { readFileSync } = require("node:fs");

async function generate(folder) {
  const hexo = new Hexo(folder, { silent: true, draft: true });
  await hexo.init();
  const failed = {};
  // A post that Hexo cannot read or render ends the whole run; here it ends only itself.
  for (const processor of hexo.source.processors) {
    const { process } = processor;
    processor.process = async function (file) {
      try {
        return await process.call(this, file);
      } catch {
        return undefined;
      }
    };
  }
  const render = hexo.post.render.bind(hexo.post);
  hexo.post.render = async (source, data) => {
    try {
      return await render(source, data);
    } catch (error) {
      failed[data.source] = String(error.message).slice(0, 200);
      return Object.assign(data, { content: "" });
    }
  };
  await hexo.call("generate", {});
  const posts = hexo.model("Post").toArray().map((post) => ({
    source: post.source,
    page: post.path.endsWith("/") ? `${post.path}index.html` : post.path,
    failed: failed[post.source] || null,
    dated: parse(post.raw).date !== undefined,
  }));
  await hexo.exit();
  return posts;
}

(async () => {
  const posts = await generate(JSON.parse(readFileSync(0, "utf8")));
  process.stdout.write(JSON.stringify(posts), () => process.exit(0));
})();
