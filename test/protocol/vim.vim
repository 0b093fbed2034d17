" Drives the server over Vim's own LSP channel. $VIM_MANIFEST is the file to open, what is seen is written to $VIM_SEEN.
let s:seen = []
let s:published = []

function s:Got(channel, message)
  if get(a:message, 'method', '') ==# 'textDocument/publishDiagnostics'
    call add(s:published, a:message.params.diagnostics)
  endif
endfunction

function s:Await(count)
  let l:tries = 0
  while len(s:published) < a:count && l:tries < 1000
    sleep 10m
    let l:tries += 1
  endwhile
  return get(s:published, a:count - 1, [])
endfunction

function s:Ask(method, params)
  return ch_evalexpr(s:job, {'method': a:method, 'params': a:params}, {'timeout': 20000}).result
endfunction

function s:Tell(method, params)
  call ch_sendexpr(s:job, {'method': a:method, 'params': a:params})
endfunction

function s:Drive()
  let l:document = {'uri': 'file://' .. $VIM_MANIFEST}
  let s:job = job_start(['node', 'dist/server.js', '--stdio'], {'in_mode': 'lsp', 'out_mode': 'lsp', 'noblock': 1, 'callback': function('s:Got')})
  let l:result = s:Ask('initialize', {'processId': getpid(), 'rootUri': v:null, 'capabilities': {}})
  call add(s:seen, 'server: ' .. l:result.serverInfo.name)
  call s:Tell('initialized', {})
  let l:text = join(readfile($VIM_MANIFEST), "\n") .. "\n"
  call s:Tell('textDocument/didOpen', {'textDocument': extend({'languageId': 'yaml', 'version': 1, 'text': l:text}, l:document)})
  for l:diagnostic in s:Await(1)
    call add(s:seen, printf('%d:%d %s %s', l:diagnostic.range.start.line + 1, l:diagnostic.range.start.character + 1, l:diagnostic.source, l:diagnostic.message))
  endfor
  let l:better = substitute(l:text, 'maxUnavailable: 0', 'maxUnavailable: 1', '')
  call s:Tell('textDocument/didChange', {'textDocument': extend({'version': 2}, l:document), 'contentChanges': [{'text': l:better}]})
  call add(s:seen, 'after the edit: ' .. len(s:Await(2)))
  call add(s:seen, 'lens: ' .. s:Ask('textDocument/codeLens', {'textDocument': l:document})[0].command.title)
  call s:Ask('shutdown', {})
  call s:Tell('exit', {})
endfunction

try
  call s:Drive()
catch
  call add(s:seen, 'FAILED: ' .. v:exception .. ' at ' .. v:throwpoint)
endtry
call writefile(split(join(s:seen, "\n"), "\n"), $VIM_SEEN)
qall!
