import sys,time; sys.path.insert(0,'/work/tmp/hA-exp/mam'); sys.path.insert(0,'/work/tmp/hA'); sys.path.insert(0,'/work/tmp/hA/scripts')
import mammoth, pathlib, tempfile, subprocess
from tests.unit.source.importing.test_document import everything, with_footnotes, saved
d=pathlib.Path(tempfile.mkdtemp())
p=with_footnotes(saved(everything(), d/'a.docx'),['Бележка'])
t=time.time(); r=mammoth.convert_to_html(open(p,'rb'),style_map="comment-reference => sup"); print(time.time()-t); print(r.value); print([m.message for m in r.messages])
P='/work/tmp/v/lib/python3.11/site-packages/pypandoc/files/pandoc'
t=time.time(); subprocess.run([P,'--sandbox','-f','docx','-t','json',str(p)],capture_output=True); print('pandoc',time.time()-t)
