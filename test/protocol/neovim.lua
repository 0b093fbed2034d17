-- Drives the server with Neovim's own client. NVIM_MANIFEST is the file to open; what is seen is printed, one line each.
local client
local function see(...)
  io.stdout:write(string.format(...) .. '\n')
end

local function ask(method, position)
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = position }
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  assert(answers and answers[client], method .. ' was not answered')
  return answers[client].result
end

local function wait_for_diagnostics(count)
  local came = vim.wait(10000, function()
    return #vim.diagnostic.get(0) == count
  end, 10)
  assert(came, string.format('%d diagnostics instead of %d', #vim.diagnostic.get(0), count))
end

-- What is offered there, as it would be written, up to the first line's end.
local function offered(position)
  local texts = {}
  for _, item in ipairs(ask('textDocument/completion', position)) do
    table.insert(texts, item.label .. '=' .. vim.split(item.textEdit.newText, '\n')[1])
  end
  return table.concat(texts, ' ')
end

-- Misspells a word, takes the first quick fix, and shows its title and what the line is then.
local function fix_of(word, misspelt)
  vim.cmd('%s/' .. word .. '/' .. misspelt .. '/')
  local row = vim.fn.search(misspelt)
  local position = { line = row - 1, character = #vim.fn.getline(row) - 4 }
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = { start = { line = row - 1, character = 0 }, ['end'] = position },
    context = { diagnostics = {} },
  }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000)
  local action = answers[client].result[1]
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  return action.title .. ' ' .. vim.trim(vim.fn.getline(row))
end

local function drive()
  vim.cmd('edit ' .. os.getenv('NVIM_MANIFEST'))
  client = vim.lsp.start_client({ name = 'rollout', cmd = { 'node', 'dist/server.js', '--stdio' }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)
  wait_for_diagnostics(1)
  local diagnostic = vim.diagnostic.get(0)[1]
  see('%d:%d %s %s', diagnostic.lnum + 1, diagnostic.col + 1, diagnostic.source, diagnostic.message)
  vim.cmd('%s/maxUnavailable: 0/maxUnavailable: 1/')
  wait_for_diagnostics(0)
  see('gone after the edit')
  see('lens: %s', ask('textDocument/codeLens')[1].command.title)
  local hover = ask('textDocument/hover', { line = vim.fn.search('maxSurge') - 1, character = 8 })
  see('hover: %s', vim.split(hover.contents.value, '\n')[1])
  vim.cmd('%s/maxSurge: 1/maxSurge:/e | %s/maxSurge: 0/maxSurge:/e')
  local line = vim.fn.search('maxSurge:') - 1
  see('after a colon: %s', offered({ line = line, character = #vim.fn.getline(line + 1) }))
  see('quick fix: %s', fix_of('maxUnavailable', 'maxUnavailabel'))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, {})
  see('in an empty file: %s', offered({ line = 0, character = 0 }))
  vim.lsp.stop_client(client)
  assert(vim.wait(5000, function()
    return vim.lsp.client_is_stopped(client)
  end, 10), 'the server did not stop')
end

local ok, problem = pcall(drive)
if not ok then
  see('FAILED: %s', tostring(problem))
  vim.cmd('cquit 1')
end
vim.cmd('qall!')
