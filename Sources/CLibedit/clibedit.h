// libedit's interface as Swift sees it.
#ifndef HVLAB_CLIBEDIT_H
#define HVLAB_CLIBEDIT_H

#include <stdio.h>
#include <histedit.h>

#endif
